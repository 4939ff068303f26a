/*
@model    customer_answers
@grain    period, customer_key
@inputs   periods, feedback_in_force, asked_customers, customers_left_out
@purpose  What a customer answered in a period: would they recommend us, and how satisfied are they.
@definition  Of several recommendations the latest of the period counts, of one day that of the last line: 9 and 10 promote, 0 to 6
             detract. Every satisfaction counts. Of a period that is not over, up to the last day covered.
@columns
  period                VARCHAR
  customer_key          INTEGER
  recommendations       BIGINT   0 or 1
  recommends            BIGINT   1 promotes, -1 detracts, else 0
  satisfactions         BIGINT
  satisfaction_amount   BIGINT   hundredths of a point, all together
*/
with

given as (

    select
        periods.period,
        feedback.customer_key,
        feedback.nps_score,
        feedback.satisfaction_score,
        row_number() over (
            partition by
                periods.period,
                feedback.customer_key,
                case when feedback.nps_score is null then 0 else 1 end
            order by
                feedback.given_on desc nulls last,
                feedback.extract_key desc nulls last,
                feedback.file_no desc nulls last,
                feedback.source_line desc nulls last
        ) as place

    from periods
    inner join feedback_in_force as feedback
        on feedback.given_on >= periods.starts_on
        and feedback.given_on <= periods.read_on

    where feedback.customer_key > 0
        and feedback.customer_key in (select customer_key from asked_customers)
        and feedback.customer_key not in (select customer_key from customers_left_out)

)

select
    period,
    customer_key,
    cast(sum(case when nps_score is not null and place = 1 then 1 else 0 end) as bigint) as recommendations,
    cast(sum(
        case
            when nps_score is null or place > 1 then 0
            when nps_score >= 9 then 1
            when nps_score <= 6 then -1
            else 0
        end
    ) as bigint) as recommends,
    cast(sum(case when satisfaction_score is not null then 1 else 0 end) as bigint) as satisfactions,
    cast(sum(coalesce(cast(100 * satisfaction_score as bigint), 0)) as bigint) as satisfaction_amount

from given
group by period, customer_key
