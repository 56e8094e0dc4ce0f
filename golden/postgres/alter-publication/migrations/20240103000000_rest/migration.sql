ALTER PUBLICATION "third" SET (publish = 'insert, delete', publish_via_partition_root = true);
ALTER PUBLICATION "first" SET (publish_via_partition_root);
ALTER PUBLICATION "third" RENAME TO "All of It";
ALTER PUBLICATION "first" OWNER TO postgres;
ALTER PUBLICATION "first" OWNER TO CURRENT_ROLE;
ALTER PUBLICATION "first" OWNER TO CURRENT_USER;
ALTER PUBLICATION "first" OWNER TO SESSION_USER;
