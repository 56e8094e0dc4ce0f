CREATE TYPE role AS ENUM ('user', 'admin');
CREATE TABLE account (id INTEGER NOT NULL, role role NOT NULL DEFAULT 'user', "Roles" role[]);
