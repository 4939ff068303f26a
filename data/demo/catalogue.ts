import type { Day } from './calendar.ts';
import type { Random } from './random.ts';

export interface Product {
  name: string;
  /** 分, in the first year */
  price: number;
}

export interface Category {
  name: string;
  /** how often it is chosen; the sum does not matter */
  weight: number;
  /** of a hundred lines sold, so many come back */
  returned: number;
  products: readonly Product[];
}

const of = (name: string, weight: number, returned: number, products: Record<string, number>): Category => ({
  name,
  weight,
  returned,
  products: Object.entries(products).map(([product, yuan]) => ({ name: product, price: yuan * 100 }))
});

const greenTea = of('绿茶 Green tea', 24, 2, {
  '西湖龙井 Longjing 100 g': 128,
  '碧螺春 Biluochun 100 g': 98,
  '黄山毛峰 Maofeng 100 g': 76,
  '六安瓜片 Guapian 100 g': 88,
  '日照绿 Rizhao 250 g': 69
});
const giftBoxes = of('礼盒 Gift boxes', 6, 3, {
  '双罐礼盒 Two tins': 268,
  '四季礼盒 Four seasons': 398,
  '大师礼盒 Master box': 888
});
const samples = of('小样 Samples', 0, 0, { '试饮包 Sample sachet': 0 });

export const categories: readonly Category[] = [
  greenTea,
  of('红茶 Black tea', 16, 2, {
    '正山小种 Lapsang 100 g': 92,
    '祁门红茶 Keemun 100 g': 105,
    '滇红 Dianhong 250 g': 79,
    '英德红茶 Yingde 100 g': 58
  }),
  of('乌龙 Oolong', 15, 2, {
    '铁观音 Tieguanyin 250 g': 118,
    '大红袍 Dahongpao 50 g': 168,
    '凤凰单丛 Dancong 100 g': 136,
    '冻顶乌龙 Dongding 150 g': 125
  }),
  of('普洱 Pu’er', 11, 2, {
    '熟普饼 Ripe cake 357 g': 158,
    '生普饼 Raw cake 357 g': 218,
    '小青柑 Tangerine pu’er 250 g': 89,
    '古树饼 Old-tree cake 357 g': 568
  }),
  of('花茶 Flower tea', 12, 3, {
    '茉莉花茶 Jasmine 200 g': 56,
    '菊花 Chrysanthemum 80 g': 32,
    '玫瑰花茶 Rose 80 g': 38,
    '桂花乌龙 Osmanthus oolong 100 g': 62
  }),
  of('茶点 Snacks', 10, 1, {
    '绿豆糕 Mung bean cake': 29,
    '凤梨酥 Pineapple cake': 45,
    '坚果盒 Nuts': 59
  }),
  of('茶具 Teaware', 9, 7, {
    '盖碗 Gaiwan': 88,
    '紫砂壶 Clay pot': 360,
    '玻璃壶 Glass pot': 79,
    '旅行杯 Travel cup': 119,
    // A comma and quotes, as they come in real extracts.
    '竹茶盘 Bamboo tray, 12"': 149
  }),
  giftBoxes
];

export const sample: { category: Category; product: Product } = {
  category: samples,
  product: { name: '试饮包 Sample sachet', price: 0 }
};

/** New green tea in spring, presents before the feasts; else what the customer likes best, every other time. */
export function chooseCategory(day: Day, favourite: Category, random: Random): Category {
  if (day.isGiftTime && random.percent(30)) return giftBoxes;
  if (day.month >= 3 && day.month <= 5 && random.percent(22)) return greenTea;
  if (random.percent(45)) return favourite;
  return random.pickWeighted(categories, ({ weight }) => weight);
}

/** Prices rose by four percent each January, to whole 10 分. */
export function priceOn(day: Day, product: Product): number {
  const rises = Number(day.on.slice(0, 4)) - 2024;
  return Math.floor((product.price * (100 + 4 * Math.max(rises, 0))) / 1000) * 10;
}
