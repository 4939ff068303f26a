/*
@check   early_warnings__are_the_larger_part
@law     A score lies within 0 and 1, is one of its parts and no smaller than the others, and has a reason unless it is 0.
@inputs  early_warnings
*/
with

told as (

    select
        *,
        cast(score_numerator as hugeint) * overdue_denominator as score_by_overdue,
        cast(overdue_numerator as hugeint) * score_denominator as overdue_by_score,
        cast(score_numerator as hugeint) * slowing_denominator as score_by_slowing,
        cast(slowing_numerator as hugeint) * score_denominator as slowing_by_score

    from early_warnings

)

select *
from told
where score_denominator <= 0
    or score_numerator not between 0 and score_denominator
    or score_by_overdue < overdue_by_score
    or score_by_slowing < slowing_by_score
    or (is_complaining and score_numerator < score_denominator)
    or (
        score_by_slowing > slowing_by_score
        and score_by_overdue is distinct from overdue_by_score
        and not (coalesce(is_complaining, false) and score_numerator = score_denominator)
    )
    or (reason is null) <> (score_numerator = 0)
