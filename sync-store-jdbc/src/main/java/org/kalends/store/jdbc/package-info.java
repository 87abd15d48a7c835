/**
 * Stores and queue on a relational database, PostgreSQL or H2, through plain JDBC.
 *
 * <p>{@link org.kalends.store.jdbc.JdbcSchema} makes the tables, then {@link org.kalends.store.jdbc.JdbcSyncStore},
 * {@link org.kalends.store.jdbc.JdbcTokenStore} and {@link org.kalends.store.jdbc.JdbcJobQueue} are ready. What people wrote never reaches
 * the database: it holds keys, versions and keyed hashes, and tokens encrypted. What lies in {@code internal} packages is not part of the
 * library's promise.
 */
@NullMarked
package org.kalends.store.jdbc;

import org.jspecify.annotations.NullMarked;
