CREATE EXTENSION "citext";
ALTER EXTENSION "citext" DROP CAST (citext AS text);
