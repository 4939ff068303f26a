/*
@check   segment_flows__are_purchase_or_waiting
@law     Everyone in a cell moved by a purchase or by waiting, and who enters by a purchase.
@inputs  segment_flows
*/
select *
from segment_flows
where moved_by_purchase + moved_by_waiting <> customers
    or least(moved_by_purchase, moved_by_waiting) < 0
    or (from_segment = 'not_yet_customer' and moved_by_waiting > 0)
