SELECT lo_from_bytea(4711, '\x00ff');
