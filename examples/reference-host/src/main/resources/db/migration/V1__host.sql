-- What the host knows beside the library. The same for H2 and PostgreSQL.

CREATE TABLE host_user (
  id         VARCHAR(64) NOT NULL PRIMARY KEY,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  -- The owner is there from the start; whoever signs in first takes that place.
  claimed_at TIMESTAMP WITH TIME ZONE
);
INSERT INTO host_user (id, created_at) VALUES ('owner', CURRENT_TIMESTAMP);

CREATE TABLE host_identity (
  provider VARCHAR(64) NOT NULL,
  subject  VARCHAR(255) NOT NULL,
  user_id  VARCHAR(64) NOT NULL REFERENCES host_user (id),
  PRIMARY KEY (provider, subject)
);
CREATE INDEX host_identity_user ON host_identity (user_id);

CREATE TABLE host_connection (
  id           VARCHAR(64) NOT NULL PRIMARY KEY,
  user_id      VARCHAR(64) NOT NULL REFERENCES host_user (id),
  provider     VARCHAR(64) NOT NULL,
  subject      VARCHAR(255) NOT NULL,
  email        VARCHAR(320) NOT NULL,
  status       VARCHAR(32) NOT NULL,
  connected_at TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (user_id, provider, subject)
);

-- The id stands for the two calendars, whichever comes first.
CREATE TABLE host_sync (
  id          VARCHAR(64) NOT NULL PRIMARY KEY,
  user_id     VARCHAR(64) NOT NULL REFERENCES host_user (id),
  source      VARCHAR(64) NOT NULL REFERENCES host_connection (id),
  source_name VARCHAR NOT NULL,
  target      VARCHAR(64) NOT NULL REFERENCES host_connection (id),
  target_name VARCHAR NOT NULL,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX host_sync_user ON host_sync (user_id);
CREATE INDEX host_sync_source ON host_sync (source);
CREATE INDEX host_sync_target ON host_sync (target);

CREATE TABLE host_subscription (
  id         VARCHAR(255) NOT NULL,
  provider   VARCHAR(64) NOT NULL,
  connection VARCHAR(64) NOT NULL,
  calendar   VARCHAR(1024) NOT NULL,
  secret     VARCHAR NOT NULL,
  state      VARCHAR NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  renew_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (provider, id),
  UNIQUE (connection, calendar)
);
CREATE INDEX host_subscription_renewal ON host_subscription (renew_at);

CREATE TABLE host_unwatched (
  connection VARCHAR(64) NOT NULL,
  calendar   VARCHAR(1024) NOT NULL,
  retry_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (connection, calendar)
);

-- What one node at a time does.
CREATE TABLE host_chore (
  name       VARCHAR(64) NOT NULL PRIMARY KEY,
  node       VARCHAR(64) NOT NULL,
  held_until TIMESTAMP WITH TIME ZONE NOT NULL
);

-- The tables of Spring Session, so that several nodes know a browser.
CREATE TABLE SPRING_SESSION (
  PRIMARY_ID            CHAR(36) NOT NULL,
  SESSION_ID            CHAR(36) NOT NULL,
  CREATION_TIME         BIGINT NOT NULL,
  LAST_ACCESS_TIME      BIGINT NOT NULL,
  MAX_INACTIVE_INTERVAL INT NOT NULL,
  EXPIRY_TIME           BIGINT NOT NULL,
  PRINCIPAL_NAME        VARCHAR(100),
  CONSTRAINT SPRING_SESSION_PK PRIMARY KEY (PRIMARY_ID)
);
CREATE UNIQUE INDEX SPRING_SESSION_IX1 ON SPRING_SESSION (SESSION_ID);
CREATE INDEX SPRING_SESSION_IX2 ON SPRING_SESSION (EXPIRY_TIME);
CREATE INDEX SPRING_SESSION_IX3 ON SPRING_SESSION (PRINCIPAL_NAME);

CREATE TABLE SPRING_SESSION_ATTRIBUTES (
  SESSION_PRIMARY_ID CHAR(36) NOT NULL,
  ATTRIBUTE_NAME     VARCHAR(200) NOT NULL,
  ATTRIBUTE_BYTES    BYTEA NOT NULL,
  CONSTRAINT SPRING_SESSION_ATTRIBUTES_PK PRIMARY KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME),
  CONSTRAINT SPRING_SESSION_ATTRIBUTES_FK FOREIGN KEY (SESSION_PRIMARY_ID) REFERENCES SPRING_SESSION (PRIMARY_ID) ON DELETE CASCADE
);
