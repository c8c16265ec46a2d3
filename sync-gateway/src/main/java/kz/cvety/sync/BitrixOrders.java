package kz.cvety.sync;

/** Orders as the other side holds them now. */
public interface BitrixOrders extends BitrixReads {}
