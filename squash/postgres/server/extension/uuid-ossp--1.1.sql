-- A stand-in for contrib/uuid-ossp: the functions of uuid-ossp--1.1.sql with their names, types, volatility, strictness
-- and parallel safety (and the cost of a C function, 1), in SQL. Nodes are random, as the real uuid_generate_v1mc()'s are.

CREATE FUNCTION uuid_nil() RETURNS uuid
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN '00000000-0000-0000-0000-000000000000'::uuid;

-- RFC 4122, appendix C.
CREATE FUNCTION uuid_ns_dns() RETURNS uuid
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN '6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid;

CREATE FUNCTION uuid_ns_url() RETURNS uuid
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN '6ba7b811-9dad-11d1-80b4-00c04fd430c8'::uuid;

CREATE FUNCTION uuid_ns_oid() RETURNS uuid
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN '6ba7b812-9dad-11d1-80b4-00c04fd430c8'::uuid;

CREATE FUNCTION uuid_ns_x500() RETURNS uuid
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN '6ba7b814-9dad-11d1-80b4-00c04fd430c8'::uuid;

-- RFC 4122, section 4.2: the time since 15 October 1582 in steps of 100 ns, a random clock sequence and node, which has the
-- multicast bit. Two calls within a microsecond are told apart by these.
CREATE FUNCTION uuid_generate_v1mc() RETURNS uuid
VOLATILE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$
DECLARE
    since constant bigint := 122192928000000000
        + (pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000000)::bigint * 10;
    hex constant text := pg_catalog.lpad(pg_catalog.to_hex(since), 16, '0');
    random bytea := pg_catalog.uuid_send(pg_catalog.gen_random_uuid());
BEGIN
    random := pg_catalog.substr(random, 9);  -- the variant's bits are its first
    random := pg_catalog.set_byte(random, 2, pg_catalog.get_byte(random, 2) | 1);
    RETURN (pg_catalog.substr(hex, 9) || pg_catalog.substr(hex, 5, 4) || '1' || pg_catalog.substr(hex, 2, 3)
        || pg_catalog.encode(random, 'hex'))::uuid;
END
$$;

CREATE FUNCTION uuid_generate_v1() RETURNS uuid
VOLATILE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN uuid_generate_v1mc();

-- RFC 4122, section 4.3, by MD5.
CREATE FUNCTION uuid_generate_v3(namespace uuid, name text) RETURNS uuid
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$
DECLARE
    hash bytea := pg_catalog.decode(
        pg_catalog.md5(pg_catalog.uuid_send(namespace) || pg_catalog.convert_to(name, 'UTF8')), 'hex'
    );
BEGIN
    hash := pg_catalog.set_byte(hash, 6, pg_catalog.get_byte(hash, 6) & 15 | 48);
    hash := pg_catalog.set_byte(hash, 8, pg_catalog.get_byte(hash, 8) & 63 | 128);
    RETURN pg_catalog.encode(hash, 'hex')::uuid;
END
$$;

CREATE FUNCTION uuid_generate_v4() RETURNS uuid
VOLATILE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN pg_catalog.gen_random_uuid();

-- RFC 4122, section 4.3, by SHA-1 (FIPS 180-4, section 6.1), of which the first 16 bytes are used.
CREATE FUNCTION uuid_generate_v5(namespace uuid, name text) RETURNS uuid
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$
DECLARE
    message bytea := pg_catalog.uuid_send(namespace) || pg_catalog.convert_to(name, 'UTF8');
    size constant bigint := pg_catalog.length(message);
    hash bytea;
    h bigint[] := ARRAY[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
    v bigint[];
    w bigint[];
    f bigint;
    k bigint;
    word bigint;
    block bigint;
BEGIN
    message := message || '\x80' || pg_catalog.decode(
        pg_catalog.repeat('00', ((119 - size % 64) % 64)::int) || pg_catalog.lpad(pg_catalog.to_hex(size * 8), 16, '0'), 'hex'
    );
    FOR block IN 0 .. pg_catalog.length(message) - 1 BY 64 LOOP
        w := '{}';
        v := h;
        FOR t IN 1 .. 80 LOOP
            IF t <= 16 THEN
                word := ('x' || pg_catalog.encode(pg_catalog.substr(message, (block + 4 * t - 3)::int, 4), 'hex'))::bit(32)::bigint;
            ELSE
                word := w[t - 3] # w[t - 8] # w[t - 14] # w[t - 16];
                word := ((word << 1) | (word >> 31)) & 4294967295;
            END IF;
            w[t] := word;
            IF t <= 20 THEN
                f := (v[2] & v[3]) | ((4294967295 # v[2]) & v[4]);
                k := 1518500249;
            ELSIF t <= 40 THEN
                f := v[2] # v[3] # v[4];
                k := 1859775393;
            ELSIF t <= 60 THEN
                f := (v[2] & v[3]) | (v[2] & v[4]) | (v[3] & v[4]);
                k := 2400959708;
            ELSE
                f := v[2] # v[3] # v[4];
                k := 3395469782;
            END IF;
            v := ARRAY[
                (((v[1] << 5) | (v[1] >> 27)) + f + v[5] + k + word) & 4294967295,
                v[1], ((v[2] << 30) | (v[2] >> 2)) & 4294967295, v[3], v[4]
            ];
        END LOOP;
        FOR i IN 1 .. 5 LOOP
            h[i] := (h[i] + v[i]) & 4294967295;
        END LOOP;
    END LOOP;
    hash := pg_catalog.substr(pg_catalog.string_agg(pg_catalog.substr(pg_catalog.int8send(part), 5), '' ORDER BY n), 1, 16)
        FROM pg_catalog.unnest(h) WITH ORDINALITY AS parts (part, n);
    hash := pg_catalog.set_byte(hash, 6, pg_catalog.get_byte(hash, 6) & 15 | 80);
    hash := pg_catalog.set_byte(hash, 8, pg_catalog.get_byte(hash, 8) & 63 | 128);
    RETURN pg_catalog.encode(hash, 'hex')::uuid;
END
$$;
