/*
@check   early_warnings__are_the_larger_part
@law     A score lies within 0 and 1, is one of its parts and no smaller than the others, and has a reason unless it is 0.
@inputs  early_warnings
*/
with

-- Each part and the score in fractions of one denominator; what is missing is no part.
told as (

    select
        *,
        cast(score_numerator as hugeint) * coalesce(overdue_denominator, 1) * slowing_denominator * 1000000 as score,
        cast(coalesce(overdue_numerator, 0) as hugeint) * score_denominator * slowing_denominator * 1000000 as overdue,
        cast(coalesce(unlikely_millionths, 0) as hugeint) * score_denominator * coalesce(overdue_denominator, 1) * slowing_denominator as unlikely,
        cast(slowing_numerator as hugeint) * score_denominator * coalesce(overdue_denominator, 1) * 1000000 as slowing,
        case when is_complaining then cast(score_denominator as hugeint) * coalesce(overdue_denominator, 1) * slowing_denominator * 1000000 else 0 end as complaint

    from early_warnings

)

select *
from told
where score_denominator <= 0
    or score_numerator not between 0 and score_denominator
    or score <> greatest(overdue, unlikely, slowing, complaint)
    or reason is distinct from case
        when score = 0 then null
        when score = overdue then 'overdue'
        when score = unlikely then 'unlikely_alive'
        when score = slowing then 'slowing'
        else 'complaint'
    end
