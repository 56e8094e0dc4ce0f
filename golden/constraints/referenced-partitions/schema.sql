-- CreateTable
CREATE TABLE IF NOT EXISTS "Account" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_1" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_1_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_1_a" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_1_a_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_1_b" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_1_b_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_2" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_2_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_rest" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_rest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Post" (
    "id" INTEGER NOT NULL,
    "account" INTEGER,
    "editor" INTEGER,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Account" ATTACH PARTITION "Account_1" FOR VALUES FROM (100) TO (200);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_2"'::regclass::oid) THEN
        ALTER TABLE ONLY "Account" ATTACH PARTITION "Account_2" FOR VALUES FROM (200) TO (300);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_rest"'::regclass::oid) THEN
        ALTER TABLE ONLY "Account" ATTACH PARTITION "Account_rest" DEFAULT;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_1_a"'::regclass::oid) THEN
        ALTER TABLE ONLY "Account_1" ATTACH PARTITION "Account_1_a" FOR VALUES FROM (100) TO (150);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_1_b"'::regclass::oid) THEN
        ALTER TABLE ONLY "Account_1" ATTACH PARTITION "Account_1_b" FOR VALUES FROM (150) TO (200);
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Post"'::regclass::oid AND conname = 'Post_account_fkey') THEN
        ALTER TABLE "Post" ADD CONSTRAINT "Post_account_fkey" FOREIGN KEY ("account") REFERENCES "Account"("id");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Post"'::regclass::oid AND conname = 'Post_editor_fkey') THEN
        ALTER TABLE "Post" ADD CONSTRAINT "Post_editor_fkey" FOREIGN KEY ("editor") REFERENCES "Account"("id") ON DELETE CASCADE;
    END IF;
END
$$;

-- RenameConstraint
DO $$
BEGIN
    IF EXISTS (SELECT FROM (VALUES
            ('"Account_1"'::regclass::oid, 'Post_account_fkey_3'),
            ('"Account_1_a"'::regclass::oid, 'Post_account_fkey_3_2'),
            ('"Account_1_b"'::regclass::oid, 'Post_account_fkey_3_1'),
            ('"Account_2"'::regclass::oid, 'Post_account_fkey_1'),
            ('"Account_rest"'::regclass::oid, 'Post_account_fkey_2')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Post"'::regclass::oid AND k.confrelid = w.relation AND k.conparentid <> 0::oid AND k.conname <> w.name
        AND k.conkey::text = (SELECT conkey::text FROM pg_constraint WHERE conrelid = '"Post"'::regclass::oid AND conname = 'Post_account_fkey')) THEN
        DECLARE
            one record;
        BEGIN
        FOR one IN SELECT k.conname, 'squash '::text || k.oid::text AS aside, w.name, pass
        FROM (VALUES
            ('"Account_1"'::regclass::oid, 'Post_account_fkey_3'),
            ('"Account_1_a"'::regclass::oid, 'Post_account_fkey_3_2'),
            ('"Account_1_b"'::regclass::oid, 'Post_account_fkey_3_1'),
            ('"Account_2"'::regclass::oid, 'Post_account_fkey_1'),
            ('"Account_rest"'::regclass::oid, 'Post_account_fkey_2')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Post"'::regclass::oid AND k.confrelid = w.relation AND k.conparentid <> 0::oid AND k.conname <> w.name
        AND k.conkey::text = (SELECT conkey::text FROM pg_constraint WHERE conrelid = '"Post"'::regclass::oid AND conname = 'Post_account_fkey')
        CROSS JOIN pg_catalog.generate_series(1, 2) AS pass ORDER BY pass LOOP
            EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', '"Post"',
                CASE one.pass WHEN 1 THEN one.conname ELSE one.aside END,
                CASE one.pass WHEN 1 THEN one.aside ELSE one.name END);
        END LOOP;
        END;
    END IF;
    IF EXISTS (SELECT FROM (VALUES
            ('"Account_1"'::regclass::oid, 'Post_editor_fkey_1'),
            ('"Account_1_a"'::regclass::oid, 'Post_editor_fkey_2'),
            ('"Account_1_b"'::regclass::oid, 'Post_editor_fkey_3'),
            ('"Account_2"'::regclass::oid, 'Post_editor_fkey_4'),
            ('"Account_rest"'::regclass::oid, 'Post_editor_fkey_5')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Post"'::regclass::oid AND k.confrelid = w.relation AND k.conparentid <> 0::oid AND k.conname <> w.name
        AND k.conkey::text = (SELECT conkey::text FROM pg_constraint WHERE conrelid = '"Post"'::regclass::oid AND conname = 'Post_editor_fkey')) THEN
        DECLARE
            one record;
        BEGIN
        FOR one IN SELECT k.conname, 'squash '::text || k.oid::text AS aside, w.name, pass
        FROM (VALUES
            ('"Account_1"'::regclass::oid, 'Post_editor_fkey_1'),
            ('"Account_1_a"'::regclass::oid, 'Post_editor_fkey_2'),
            ('"Account_1_b"'::regclass::oid, 'Post_editor_fkey_3'),
            ('"Account_2"'::regclass::oid, 'Post_editor_fkey_4'),
            ('"Account_rest"'::regclass::oid, 'Post_editor_fkey_5')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Post"'::regclass::oid AND k.confrelid = w.relation AND k.conparentid <> 0::oid AND k.conname <> w.name
        AND k.conkey::text = (SELECT conkey::text FROM pg_constraint WHERE conrelid = '"Post"'::regclass::oid AND conname = 'Post_editor_fkey')
        CROSS JOIN pg_catalog.generate_series(1, 2) AS pass ORDER BY pass LOOP
            EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', '"Post"',
                CASE one.pass WHEN 1 THEN one.conname ELSE one.aside END,
                CASE one.pass WHEN 1 THEN one.aside ELSE one.name END);
        END LOOP;
        END;
    END IF;
END
$$;
