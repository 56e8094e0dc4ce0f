CREATE PUBLICATION realtime;
CREATE SCHEMA feed;
CREATE TABLE feed.heartbeat (at timestamptz PRIMARY KEY);
ALTER PUBLICATION realtime ADD TABLE feed.heartbeat;
