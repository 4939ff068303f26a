/*
@check   early_warnings__are_the_larger_part
@law     A score lies within 0 and 1. Without a model it is one of its parts and no smaller than the others; with one it is whole
         millionths. The reason is a part that is no smaller than the others, and is missing only where they are all 0.
@inputs  early_warnings
*/
with

-- Each part and the score in fractions of one denominator; what is missing is no part, and a doubt below one half is none.
told as (

    select
        *,
        cast(score_numerator as hugeint) * coalesce(overdue_denominator, 1) * slowing_denominator * 1000000 as score,
        cast(coalesce(overdue_numerator, 0) as hugeint) * score_denominator * slowing_denominator * 1000000 as overdue,
        case when unlikely_millionths >= 500000 then cast(unlikely_millionths as hugeint) else 0 end
        * score_denominator * coalesce(overdue_denominator, 1) * slowing_denominator as unlikely,
        cast(slowing_numerator as hugeint) * score_denominator * coalesce(overdue_denominator, 1) * 1000000 as slowing,
        case when is_complaining then cast(score_denominator as hugeint) * coalesce(overdue_denominator, 1) * slowing_denominator * 1000000 else 0 end as complaint

    from early_warnings

)

select *
from told
where score_denominator <= 0
    or score_numerator not between 0 and score_denominator
    or (is_chance and score_denominator <> 1000000)
    or (not is_chance and score <> greatest(overdue, unlikely, slowing, complaint))
    or reason is distinct from case greatest(overdue, unlikely, slowing, complaint)
        when 0 then null
        when overdue then 'overdue'
        when unlikely then 'unlikely_alive'
        when slowing then 'slowing'
        else 'complaint'
    end
