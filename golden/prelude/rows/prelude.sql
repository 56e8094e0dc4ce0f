CREATE SCHEMA storage;
CREATE TABLE storage.buckets (id text PRIMARY KEY, name text NOT NULL, public boolean DEFAULT false);
CREATE TABLE storage.allowed (bucket_id text REFERENCES storage.buckets (id), kind text);
INSERT INTO storage.buckets (id, name) VALUES ('system', 'system');
INSERT INTO storage.allowed VALUES ('system', 'text/plain');
