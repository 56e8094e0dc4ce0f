CREATE SCHEMA "stats";
CREATE AGGREGATE "rows"(*) (SFUNC = int8inc, STYPE = BIGINT, INITCOND = '0');
CREATE AGGREGATE "biggest"(INTEGER) (SFUNC = int4larger, STYPE = INTEGER);
CREATE AGGREGATE "pick"("part" DOUBLE PRECISION ORDER BY "value" anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE "commonest"(ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);
