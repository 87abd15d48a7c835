-- The version of the schema; each script adds its own row, whoever applies it.
CREATE TABLE kalends_schema (
  version INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO kalends_schema (version) VALUES (1);

CREATE TABLE kalends_pair (
  id            VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
  provider_a    VARCHAR(64) NOT NULL,
  account_a     TEXT COLLATE "C" NOT NULL,
  calendar_a    TEXT NOT NULL,
  provider_b    VARCHAR(64) NOT NULL,
  account_b     TEXT COLLATE "C" NOT NULL,
  calendar_b    TEXT NOT NULL,
  zone          VARCHAR(64) NOT NULL,
  policy        TEXT NOT NULL,
  status        VARCHAR(32) NOT NULL,
  confirmed     TEXT,
  cursor_a      TEXT,
  cursor_b      TEXT,
  covered_until TIMESTAMP WITH TIME ZONE
);
CREATE INDEX kalends_pair_account_a ON kalends_pair (account_a);
CREATE INDEX kalends_pair_account_b ON kalends_pair (account_b);

-- Outlives its pair: an epoch never comes back. Every write of a run locks its row first.
CREATE TABLE kalends_lease (
  pair_id    VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
  epoch      BIGINT NOT NULL,
  held_until TIMESTAMP WITH TIME ZONE
);

-- Event and series keys have any length, so their digests are what is indexed.
CREATE TABLE kalends_link (
  pair_id       VARCHAR(64) COLLATE "C" NOT NULL REFERENCES kalends_pair (id) ON DELETE CASCADE,
  id            VARCHAR(64) COLLATE "C" NOT NULL,
  original_side VARCHAR(1) NOT NULL,
  state         VARCHAR(16) NOT NULL,
  generation    INTEGER NOT NULL,
  uid_hash      TEXT COLLATE "C",
  key_a         VARCHAR(22) COLLATE "C",
  series_a      VARCHAR(22) COLLATE "C",
  key_b         VARCHAR(22) COLLATE "C",
  series_b      VARCHAR(22) COLLATE "C",
  ends          TEXT NOT NULL,
  PRIMARY KEY (pair_id, id)
);
CREATE INDEX kalends_link_key_a ON kalends_link (pair_id, key_a) WHERE key_a IS NOT NULL;
CREATE INDEX kalends_link_key_b ON kalends_link (pair_id, key_b) WHERE key_b IS NOT NULL;
CREATE INDEX kalends_link_series_a ON kalends_link (pair_id, series_a) WHERE series_a IS NOT NULL;
CREATE INDEX kalends_link_series_b ON kalends_link (pair_id, series_b) WHERE series_b IS NOT NULL;
CREATE INDEX kalends_link_uid ON kalends_link (pair_id, uid_hash) WHERE uid_hash IS NOT NULL;

CREATE TABLE kalends_intent (
  pair_id VARCHAR(64) COLLATE "C" NOT NULL REFERENCES kalends_pair (id) ON DELETE CASCADE,
  id      TEXT COLLATE "C" NOT NULL,
  place   BIGINT GENERATED ALWAYS AS IDENTITY,
  intent  TEXT NOT NULL,
  PRIMARY KEY (pair_id, id)
);

CREATE TABLE kalends_parked (
  pair_id      VARCHAR(64) COLLATE "C" NOT NULL REFERENCES kalends_pair (id) ON DELETE CASCADE,
  side         VARCHAR(1) NOT NULL,
  key_digest   VARCHAR(22) COLLATE "C" NOT NULL,
  place        BIGINT GENERATED ALWAYS AS IDENTITY,
  event_key    TEXT NOT NULL,
  reason       TEXT NOT NULL,
  parked_since TIMESTAMP WITH TIME ZONE NOT NULL,
  attempts     INTEGER NOT NULL,
  retry_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (pair_id, side, key_digest)
);

CREATE TABLE kalends_report (
  pair_id VARCHAR(64) COLLATE "C" NOT NULL REFERENCES kalends_pair (id) ON DELETE CASCADE,
  place   BIGINT GENERATED ALWAYS AS IDENTITY,
  report  TEXT NOT NULL,
  PRIMARY KEY (pair_id, place)
);

CREATE TABLE kalends_token (
  account   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  revision  BIGINT NOT NULL,
  encrypted BYTEA NOT NULL
);

CREATE TABLE kalends_job (
  pair_id   VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
  due       TIMESTAMP WITH TIME ZONE NOT NULL,
  ticket    BIGINT,
  requested TIMESTAMP WITH TIME ZONE
);
CREATE INDEX kalends_job_due ON kalends_job (due, pair_id);
CREATE SEQUENCE kalends_ticket;

-- The table of db-scheduler, used by clusters only.
CREATE TABLE kalends_schedule (
  task_name            TEXT NOT NULL,
  task_instance        TEXT NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
  picked               BOOLEAN NOT NULL,
  picked_by            TEXT,
  last_success         TIMESTAMP WITH TIME ZONE,
  last_failure         TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat       TIMESTAMP WITH TIME ZONE,
  version              BIGINT NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX kalends_schedule_due ON kalends_schedule (execution_time);
CREATE INDEX kalends_schedule_heartbeat ON kalends_schedule (last_heartbeat);
