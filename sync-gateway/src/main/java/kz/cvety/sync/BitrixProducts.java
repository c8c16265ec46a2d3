package kz.cvety.sync;

/** Products as the other side holds them now. */
public interface BitrixProducts extends BitrixReads {}
