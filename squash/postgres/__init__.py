"""All that is PostgreSQL's: its servers, its statements, its catalogs and their SQL."""
