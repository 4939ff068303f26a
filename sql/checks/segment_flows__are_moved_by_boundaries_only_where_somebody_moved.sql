/*
@check   segment_flows__are_moved_by_boundaries_only_where_somebody_moved
@law     Boundaries move no more customers than moved; not who stayed, and not who entered.
@inputs  segment_flows
*/
select *
from segment_flows
where moved_by_boundaries not between 0 and customers
    or (moved_by_boundaries > 0 and from_segment in (to_segment, 'not_yet_customer'))
