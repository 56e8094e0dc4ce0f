COPY "Guest" ("id") FROM stdin;
