CREATE FUNCTION "sum_step"("state" BIGINT, "value" INTEGER) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS 'SELECT state + coalesce(value, 0)';
CREATE FUNCTION "sum_back"("state" BIGINT, "value" INTEGER) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS 'SELECT state - coalesce(value, 0)';
CREATE FUNCTION "sum_end"("state" BIGINT, "value" INTEGER) RETURNS TEXT LANGUAGE sql IMMUTABLE AS 'SELECT state::text';
CREATE FUNCTION "join_step"("state" TEXT, VARIADIC "parts" TEXT[]) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$ SELECT state || array_to_string(parts, ',') $$;
-- every option that goes with a state of a type of SQL's
CREATE AGGREGATE "total"(IN "value" INTEGER) (
    SFUNC = "sum_step", STYPE = BIGINT, SSPACE = 16, FINALFUNC = "sum_end", FINALFUNC_EXTRA, FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = int8pl, INITCOND = '0',
    MSFUNC = "sum_step", MINVFUNC = "sum_back", MSTYPE = BIGINT, MSSPACE = 32, MFINALFUNC = "sum_end", MFINALFUNC_EXTRA,
    MFINALFUNC_MODIFY = READ_WRITE, MINITCOND = '100', PARALLEL = RESTRICTED
);
-- SERIALFUNC and DESERIALFUNC: the state is internal
CREATE AGGREGATE "mean"(NUMERIC) (
    SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg, FINALFUNC_MODIFY = READ_ONLY, COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize, PARALLEL = SAFE
);
-- SORTOP; PARALLEL = UNSAFE is the default
CREATE AGGREGATE "least"(TEXT) (SFUNC = text_smaller, STYPE = TEXT, SORTOP = <, PARALLEL = UNSAFE);
CREATE AGGREGATE "least"(INTEGER) (SFUNC = int4smaller, STYPE = INTEGER, SORTOP = OPERATOR(pg_catalog.<));
-- VARIADIC, and the argument list *
CREATE AGGREGATE "joined"(VARIADIC "parts" TEXT[]) (SFUNC = "join_step", STYPE = TEXT, INITCOND = '');
CREATE AGGREGATE "rows"(*) (SFUNC = int8inc, STYPE = BIGINT, INITCOND = '0');
-- OR REPLACE
CREATE OR REPLACE AGGREGATE "rows"(*) (SFUNC = int8inc, STYPE = BIGINT, INITCOND = '1');
-- ORDER BY: an ordered-set aggregate, with and without direct arguments
CREATE AGGREGATE "pick"("part" DOUBLE PRECISION ORDER BY "value" anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, SSPACE = 64, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = READ_WRITE, PARALLEL = SAFE
);
CREATE AGGREGATE "commonest"(ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);
CREATE FUNCTION "set_step"("state" BIGINT, "value" INTEGER) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS 'SELECT state + value';
CREATE FUNCTION "set_end"("state" BIGINT, "factor" INTEGER) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS 'SELECT state * factor';
CREATE AGGREGATE "scaled"("factor" INTEGER ORDER BY "value" INTEGER) (SFUNC = "set_step", STYPE = BIGINT, FINALFUNC = "set_end", INITCOND = '0', PARALLEL = RESTRICTED);
-- HYPOTHETICAL
CREATE AGGREGATE "place"(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL
);
-- the old syntax, with BASETYPE: here the server takes FINALFUNC_EXTRA with a value only
CREATE AGGREGATE "old_total" (
    BASETYPE = INTEGER, SFUNC = "sum_step", STYPE = BIGINT, SSPACE = 8, FINALFUNC = "sum_end", FINALFUNC_EXTRA = true, FINALFUNC_MODIFY = READ_WRITE, COMBINEFUNC = int8pl,
    INITCOND = '5', MSFUNC = "sum_step", MINVFUNC = "sum_back", MSTYPE = BIGINT, MSSPACE = 9, MFINALFUNC = "sum_end", MFINALFUNC_EXTRA = true,
    MFINALFUNC_MODIFY = SHAREABLE, MINITCOND = '6'
);
CREATE AGGREGATE "old_mean" (
    BASETYPE = NUMERIC, SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg, COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize
);
CREATE OR REPLACE AGGREGATE "old_greatest" (BASETYPE = BIGINT, SFUNC = int8larger, STYPE = BIGINT, SORTOP = >);
CREATE AGGREGATE "old_rows" (BASETYPE = 'ANY', SFUNC = int8inc, STYPE = BIGINT, INITCOND = '0');
-- an aggregate in a view
CREATE TABLE "Sale" ("amount" INTEGER NOT NULL);
CREATE VIEW "Sales" AS SELECT "total"("amount") AS "total", "scaled"(2) WITHIN GROUP (ORDER BY "amount") AS "scaled" FROM "Sale";
