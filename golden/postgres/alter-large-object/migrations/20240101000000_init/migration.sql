SELECT lo_create(4711);
