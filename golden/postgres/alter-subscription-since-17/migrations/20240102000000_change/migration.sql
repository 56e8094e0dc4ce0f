ALTER SUBSCRIPTION "far" SET (disable_on_error = true, password_required = false, run_as_owner = true, origin = none, streaming = parallel);
ALTER SUBSCRIPTION "far" SKIP (lsn = '0/1234');
ALTER SUBSCRIPTION "far" SKIP (lsn = NONE);
