ALTER VIEW "first" SET (security_invoker = true);
ALTER VIEW "second" RESET (security_invoker);
