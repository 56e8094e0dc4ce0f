-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('join_step(text,text[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "join_step"(state text, VARIADIC parts text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT state || array_to_string(parts, ',') $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('set_end(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "set_end"(state bigint, factor integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state * factor$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('set_step(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "set_step"(state bigint, value integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state + value$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('sum_back(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "sum_back"(state bigint, value integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state - coalesce(value, 0)$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('sum_end(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "sum_end"(state bigint, value integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state::text$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('sum_step(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "sum_step"(state bigint, value integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state + coalesce(value, 0)$function$;
    END IF;
END
$squash$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('"least"(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "least"(integer) (
    SFUNC = int4smaller,
    STYPE = integer,
    SORTOP = OPERATOR(pg_catalog.<)
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('"least"(text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "least"(text) (
    SFUNC = text_smaller,
    STYPE = text,
    SORTOP = OPERATOR(pg_catalog.<)
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('commonest(anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "commonest"(ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = mode_final,
    FINALFUNC_EXTRA
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('joined(text[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "joined"(VARIADIC parts text[]) (
    SFUNC = join_step,
    STYPE = text,
    INITCOND = ''
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('mean(numeric)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "mean"(numeric) (
    SFUNC = numeric_avg_accum,
    STYPE = internal,
    FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize,
    DESERIALFUNC = numeric_avg_deserialize,
    PARALLEL = SAFE
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('old_greatest(bigint)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "old_greatest"(bigint) (
    SFUNC = int8larger,
    STYPE = bigint,
    SORTOP = OPERATOR(pg_catalog.>)
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('old_mean(numeric)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "old_mean"(numeric) (
    SFUNC = numeric_avg_accum,
    STYPE = internal,
    FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize,
    DESERIALFUNC = numeric_avg_deserialize
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('old_rows()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "old_rows"(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '0'
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('old_total(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "old_total"(integer) (
    SFUNC = sum_step,
    STYPE = bigint,
    SSPACE = 8,
    FINALFUNC = sum_end,
    FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = READ_WRITE,
    COMBINEFUNC = int8pl,
    INITCOND = '5',
    MSFUNC = sum_step,
    MINVFUNC = sum_back,
    MSTYPE = bigint,
    MSSPACE = 9,
    MFINALFUNC = sum_end,
    MFINALFUNC_EXTRA,
    MFINALFUNC_MODIFY = SHAREABLE,
    MINITCOND = '6'
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('pick(double precision,anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "pick"(part double precision ORDER BY value anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    SSPACE = 64,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA,
    PARALLEL = SAFE
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('place("any")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "place"(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('rows()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "rows"(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '1'
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('scaled(integer,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "scaled"(factor integer ORDER BY value integer) (
    SFUNC = set_step,
    STYPE = bigint,
    FINALFUNC = set_end,
    INITCOND = '0',
    PARALLEL = RESTRICTED
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('total(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "total"(value integer) (
    SFUNC = sum_step,
    STYPE = bigint,
    SSPACE = 16,
    FINALFUNC = sum_end,
    FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = int8pl,
    INITCOND = '0',
    MSFUNC = sum_step,
    MINVFUNC = sum_back,
    MSTYPE = bigint,
    MSSPACE = 32,
    MFINALFUNC = sum_end,
    MFINALFUNC_EXTRA,
    MFINALFUNC_MODIFY = READ_WRITE,
    MINITCOND = '100',
    PARALLEL = RESTRICTED
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Sale" (
    "amount" INTEGER NOT NULL
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Sales"') IS NULL THEN
CREATE VIEW "Sales" AS
 SELECT total(amount) AS total,
    scaled(2) WITHIN GROUP (ORDER BY amount) AS scaled
   FROM "Sale";
    END IF;
END
$$;
