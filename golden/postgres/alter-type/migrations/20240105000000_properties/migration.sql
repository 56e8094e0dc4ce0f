ALTER TYPE "Base" SET (RECEIVE = "base_recv", SEND = "base_send", TYPMOD_IN = "base_typmod_in", TYPMOD_OUT = "base_typmod_out", ANALYZE = "base_analyze", SUBSCRIPT = jsonb_subscript_handler, STORAGE = main);
ALTER TYPE "Base2" SET (RECEIVE = NONE, SEND = NONE, STORAGE = extended);
