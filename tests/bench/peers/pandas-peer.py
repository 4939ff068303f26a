"""The task of task.ts with pandas: pandas-peer.py FOLDER prints times and answers as JSON."""

import json
import sys
import time

import pandas as pd

folder = sys.argv[1]
with open(f"{folder}/task.json", encoding="utf-8") as file:
    task = json.load(file)
cuts = task["cuts"]
segment_of = pd.Series({each["code"]: each["segment"] for each in task["map"]})
nobody_yet = int(segment_of[0])
took = {}


def timed(part, work):
    started = time.perf_counter()
    result = work()
    took[part] = (time.perf_counter() - started) * 1000
    return result


def read():
    return pd.read_csv(
        f"{folder}/lines.csv",
        dtype={"customer_key": "int32", "order_no": "int32", "amount": "int64", "is_void": "int8"},
        parse_dates=["ordered_on"],
    )


def reduced():
    counted = lines[(lines.customer_key > 0) & (lines.is_void == 0)]
    orders = counted.groupby(["customer_key", "order_no", "ordered_on"], sort=False)["amount"].agg(["sum", "max"])
    orders["is_sale"] = (orders["max"] > 0).astype("int64")
    days = orders.groupby(["customer_key", "ordered_on"], sort=False).agg(amount=("sum", "sum"), orders=("is_sale", "sum"))
    return days.reset_index()


def snapshot(as_of, opens_after):
    by_then = days[days.ordered_on <= as_of]
    in_lookback = by_then[by_then.ordered_on > opens_after]
    told = pd.DataFrame(index=pd.Index(by_then.customer_key.unique(), name="customer_key"))
    told["last_on"] = by_then[by_then.orders > 0].groupby("customer_key", sort=False)["ordered_on"].max()
    sums = in_lookback.groupby("customer_key", sort=False)[["orders", "amount"]].sum()
    told["frequency"] = sums["orders"]
    told["monetary"] = sums["amount"]
    told = told.fillna({"frequency": 0, "monetary": 0}).astype({"monetary": "int64"})
    recency = (pd.Timestamp(as_of) - told.last_on).dt.days
    r = 1 + sum((recency <= cut).astype(int) for cut in cuts["recency"])
    f = 1 + sum((told.frequency >= cut).astype(int) for cut in cuts["frequency"])
    m = 1 + sum((told.monetary >= cut).astype(int) for cut in cuts["monetary"])
    code = 100 * r + 10 * f + m
    code[told.last_on <= opens_after] = 1
    code[told.last_on.isna()] = 0
    told["segment"] = segment_of.reindex(code.to_numpy()).to_numpy()
    return told[["segment", "monetary"]]


def rows_of(frame, *before):
    return [[*before, *map(int, row)] for row in frame.reset_index().to_numpy()]


def scored():
    frames = [snapshot(each["as_of"], each["opens_after"]) for each in task["snapshots"]]
    sizes = []
    for number, frame in enumerate(frames, 1):
        known = frame[frame.segment != nobody_yet]
        sizes += rows_of(known.groupby("segment")["monetary"].agg(["size", "sum"]), number)
    return frames, sizes


def flows():
    told = []
    for number in range(1, len(frames)):
        later = frames[number][frames[number].segment != nobody_yet].copy()
        later["from_segment"] = frames[number - 1]["segment"].reindex(later.index).fillna(nobody_yet).astype(int)
        told += rows_of(later.groupby(["from_segment", "segment"])["monetary"].agg(["size", "sum"]), number + 1)
    return told


def cohorts():
    bought = days[days.orders > 0]
    months = bought.ordered_on.dt.year * 12 + bought.ordered_on.dt.month
    bought = pd.DataFrame({"customer_key": bought.customer_key, "month_no": months}).drop_duplicates()
    first_no = bought.groupby("customer_key", sort=False)["month_no"].transform("min")
    return rows_of(bought.groupby([first_no.rename("first_no"), bought.month_no - first_no]).size())


lines = timed("read", read)
days = timed("reduced", reduced)
frames, sizes = timed("scored", scored)
answers = {"sizes": sizes, "flows": timed("flows", flows), "cohorts": timed("cohorts", cohorts)}
print(json.dumps({"took": took, "answers": answers}))
