CREATE EXTENSION "postgres_fdw";
CREATE FOREIGN DATA WRAPPER "plain";
CREATE SERVER "bare" FOREIGN DATA WRAPPER "plain";
CREATE SERVER IF NOT EXISTS "bare" FOREIGN DATA WRAPPER "plain";
CREATE SERVER IF NOT EXISTS "Typed Server" TYPE 'oracle' VERSION '19.3' FOREIGN DATA WRAPPER "plain" OPTIONS (host 'db.example.com', "Option" 'it''s');
CREATE SERVER "versioned" VERSION '1' FOREIGN DATA WRAPPER "plain";
CREATE SERVER "peer" FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost', port '5433', dbname 'other', fetch_size '500');
