-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"stats"') IS NULL THEN
        CREATE SCHEMA "stats";
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('largest(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "largest"(integer) (
    SFUNC = int4larger,
    STYPE = integer
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('most_common(anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "most_common"(ORDER BY anyelement) (
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
    IF to_regprocedure('stats.all_rows()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "stats"."all_rows"(*) (
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
    IF to_regprocedure('stats.picked(double precision,anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "stats"."picked"(part double precision ORDER BY value anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);
    END IF;
END
$$;
