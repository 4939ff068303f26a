import { dayBefore, days } from './calendar.ts';
import { categories, type Category } from './catalogue.ts';
import { habitOf, type Habit } from './habits.ts';
import { Random } from './random.ts';

/** A customer: what the customers extract says of them, and what only their orders show. */
export interface Customer {
  customer_id: string;
  name: string;
  region: string;
  gender: string;
  birth_year: string;
  customer_type: string;
  industry: string;
  registered_on: string;
  acquisition_channel: string;
  email: string;
  owner: string;

  habit: Habit;
  favourite: Category;
  channel: string;
  /** the day of the first visit; undefined for those who are there when the records begin */
  arrival: number | undefined;
}

export const south = '华南 South';
export const regions = {
  '华东 East': 34,
  [south]: 20,
  '华北 North': 18,
  '华中 Central': 12,
  '西南 Southwest': 10,
  '东北 Northeast': 6
};

export const livestream = '直播 Livestream';
export const store = '门店 Store';
export const onlineShop = '网店 Online shop';
export const miniProgram = '小程序 Mini-program';
const phone = '电话 Phone';

/** The first evening of selling by livestream, 2025-02-08: many people in a hurry, few of whom come back. */
const livestreamBegins = 496;

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
/** Words about tea: nobody is called like that. */
const givenNames = ['春芽', '雨前', '明前', '云雾', '茗香', '松烟', '桂露', '银针', '青柑', '月白', '雪芽'];
const houses = ['听雨', '松风', '竹影', '云间', '半山', '清泉', '南窗', '长亭', '一叶', '鹿鸣'];
const trades = ['茶馆 tea house', '酒店 hotel', '公司 office', '公司 office'];

/** Who looks after the companies. */
export const owners = ['陈经理', '林经理', '周经理'];

/** A third leave none; a few are mistyped, and a few are those of a customer who is there already. */
function emailOf(index: number, random: Random): string {
  if (random.percent(33)) return '';
  const number = random.below(300) === 0 && index > 0 ? index - 1 : index;
  const name = `m${String(number + 1).padStart(6, '0')}`;
  return random.below(400) === 0 ? `${name}.example.com` : `${name}@example.com`;
}

/** Everybody who came to the shop: first those who were there when the records begin, then by the day of arrival. */
export function makePeople(): Customer[] {
  const random = new Random(1);
  const people = Array.from({ length: 5000 }, (_, index) => makeCustomer(index, undefined));
  for (const day of days) {
    // The shop grows: from 10 newcomers on an ordinary day to 18.
    const expected = (10_000 + Math.floor((8_000 * day.number) / days.length)) * day.bustle;
    const arrivals = Math.floor((expected + random.below(100_000)) / 100_000);
    for (let count = 0; count < arrivals; count++) people.push(makeCustomer(people.length, day.number));
  }
  return people;
}

/** Each customer has a generator of their own, so that a change for one of them leaves the others as they are. */
function makeCustomer(index: number, arrival: number | undefined): Customer {
  const random = new Random(1_000_000 + index);
  const isOld = arrival === undefined;
  const byLivestream = !isOld && arrival >= livestreamBegins && random.percent(34);
  const habit = habitOf(isOld ? 0 : byLivestream ? 2 : 1, random);
  const isCompany = habit.kind === 'company';
  const trade = random.pick(trades);
  const channel = isCompany
    ? phone
    : random.pickName({ [store]: 34, [onlineShop]: 38, [miniProgram]: isOld ? 14 : 28 });
  const registeredBefore = isOld ? random.between(1, 1700) : random.percent(80) ? 0 : random.between(1, 30);
  const isPrivate = isCompany || random.percent(12);
  const contact = new Random(3_000_000 + index);
  return {
    customer_id: `M${String(index + 1).padStart(6, '0')}`,
    name: isCompany
      ? random.pick(houses) + trade.slice(0, 2)
      : random.pick(surnames) + random.pick(givenNames),
    region: random.pickName(regions),
    gender: isPrivate ? '' : random.pickName({ '女 female': 60, '男 male': 40 }),
    birth_year: isPrivate ? '' : String(2005 - random.below(24) - random.below(24)),
    customer_type: isCompany ? '企业 company' : '个人 person',
    industry: isCompany ? trade : '',
    registered_on: dayBefore(registeredBefore - (arrival ?? 0)),
    email: emailOf(index, contact),
    owner: isCompany ? contact.pick(owners) : '',
    acquisition_channel: byLivestream ? livestream : random.percent(16) ? '朋友推荐 Referral' : channel,
    habit,
    favourite: random.pickWeighted(categories, ({ weight }) => weight),
    channel,
    arrival
  };
}
