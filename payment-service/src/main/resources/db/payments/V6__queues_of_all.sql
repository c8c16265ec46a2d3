-- What waits for people is counted over all shops at once, orders without their money too.

drop policy shop on payable_order;
select kit.protect_platform('payable_order');
