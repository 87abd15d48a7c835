package org.kalends.host.sync;

/**
 * Why a sync does not simply go on, and what to do.
 *
 * @param code a word for scripts: the outcome of the run or the state of the sync
 * @param detail what happened
 * @param remedy what to do
 */
public record SyncProblem(String code, String detail, String remedy) {}
