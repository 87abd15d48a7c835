-- H2 writes a commit to its file half a second later unless told otherwise; a store is durable on return.
SET WRITE_DELAY 0;

-- The version of the schema; each script adds its own row, whoever applies it.
CREATE TABLE kalends_schema (
  version INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO kalends_schema (version) VALUES (1);

CREATE TABLE kalends_pair (
  id            VARCHAR(64) NOT NULL PRIMARY KEY,
  provider_a    VARCHAR(64) NOT NULL,
  account_a     VARCHAR NOT NULL,
  calendar_a    VARCHAR NOT NULL,
  provider_b    VARCHAR(64) NOT NULL,
  account_b     VARCHAR NOT NULL,
  calendar_b    VARCHAR NOT NULL,
  zone          VARCHAR(64) NOT NULL,
  policy        VARCHAR NOT NULL,
  status        VARCHAR(32) NOT NULL,
  confirmed     VARCHAR,
  cursor_a      VARCHAR,
  cursor_b      VARCHAR,
  covered_until TIMESTAMP WITH TIME ZONE
);
CREATE INDEX kalends_pair_account_a ON kalends_pair (account_a);
CREATE INDEX kalends_pair_account_b ON kalends_pair (account_b);

-- Outlives its pair: an epoch never comes back. Every write of a run locks its row first.
CREATE TABLE kalends_lease (
  pair_id    VARCHAR(64) NOT NULL PRIMARY KEY,
  epoch      BIGINT NOT NULL,
  held_until TIMESTAMP WITH TIME ZONE
);

-- Event and series keys have any length, so their digests are what is indexed.
CREATE TABLE kalends_link (
  pair_id       VARCHAR(64) NOT NULL REFERENCES kalends_pair (id) ON DELETE CASCADE,
  id            VARCHAR(64) NOT NULL,
  original_side VARCHAR(1) NOT NULL,
  state         VARCHAR(16) NOT NULL,
  generation    INTEGER NOT NULL,
  uid_hash      VARCHAR,
  key_a         VARCHAR(22),
  series_a      VARCHAR(22),
  key_b         VARCHAR(22),
  series_b      VARCHAR(22),
  ends          VARCHAR NOT NULL,
  PRIMARY KEY (pair_id, id)
);
CREATE INDEX kalends_link_key_a ON kalends_link (pair_id, key_a);
CREATE INDEX kalends_link_key_b ON kalends_link (pair_id, key_b);
CREATE INDEX kalends_link_series_a ON kalends_link (pair_id, series_a);
CREATE INDEX kalends_link_series_b ON kalends_link (pair_id, series_b);
CREATE INDEX kalends_link_uid ON kalends_link (pair_id, uid_hash);

CREATE TABLE kalends_intent (
  pair_id VARCHAR(64) NOT NULL REFERENCES kalends_pair (id) ON DELETE CASCADE,
  id      VARCHAR NOT NULL,
  place   BIGINT GENERATED ALWAYS AS IDENTITY,
  intent  VARCHAR NOT NULL,
  PRIMARY KEY (pair_id, id)
);

CREATE TABLE kalends_parked (
  pair_id      VARCHAR(64) NOT NULL REFERENCES kalends_pair (id) ON DELETE CASCADE,
  side         VARCHAR(1) NOT NULL,
  key_digest   VARCHAR(22) NOT NULL,
  place        BIGINT GENERATED ALWAYS AS IDENTITY,
  event_key    VARCHAR NOT NULL,
  reason       VARCHAR NOT NULL,
  parked_since TIMESTAMP WITH TIME ZONE NOT NULL,
  attempts     INTEGER NOT NULL,
  retry_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (pair_id, side, key_digest)
);

CREATE TABLE kalends_report (
  pair_id VARCHAR(64) NOT NULL REFERENCES kalends_pair (id) ON DELETE CASCADE,
  place   BIGINT GENERATED ALWAYS AS IDENTITY,
  report  VARCHAR NOT NULL,
  PRIMARY KEY (pair_id, place)
);

CREATE TABLE kalends_token (
  account   VARCHAR NOT NULL PRIMARY KEY,
  revision  BIGINT NOT NULL,
  encrypted VARBINARY NOT NULL
);

CREATE TABLE kalends_job (
  pair_id   VARCHAR(64) NOT NULL PRIMARY KEY,
  due       TIMESTAMP WITH TIME ZONE NOT NULL,
  ticket    BIGINT,
  requested TIMESTAMP WITH TIME ZONE
);
CREATE INDEX kalends_job_due ON kalends_job (due, pair_id);
CREATE SEQUENCE kalends_ticket;

-- The table of db-scheduler, used by clusters only.
CREATE TABLE kalends_schedule (
  task_name            VARCHAR NOT NULL,
  task_instance        VARCHAR NOT NULL,
  task_data            VARBINARY,
  execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
  picked               BOOLEAN NOT NULL,
  picked_by            VARCHAR,
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
