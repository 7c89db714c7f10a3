export type Product = readonly [sku: string, name: string, type: string, cents: number]

export const catalog: readonly Product[] = [
  ['TRT-TOX-20', 'Neurotoxin 20 units', 'virtual', 26000],
  ['TRT-PEEL-LT', 'Light Peel', 'virtual', 14850],
  ['TRT-HYDRA-60', 'HydraFacial 60 min', 'virtual', 22500],
  ['COL-TNT-02', 'Tinted Moisturizer Medium', 'simple', 4500],
  ['ISD-SUN-SPF50', 'Mineral Sunscreen SPF 50', 'simple', 3800],
  ['TNS-ADV-28', 'Advanced Serum', 'simple', 29500],
  ['EPI-LASH-3', 'Lash Serum', 'simple', 12000],
  ['SKC-CEF-30', 'C E Ferulic 30 ml', 'simple', 18200],
  ['ALS-RET-05', 'Retinol 0.5', 'simple', 8400],
  ['NEO-GLY-15', 'Glycolic Renewal 15', 'simple', 6125],
]

export const giftCard: Product = ['EGC-100', 'E-Gift Card', 'giftcard', 10000]

/** What modules call the same thing, under a product type of their own. */
export const voucher: Product = ['EGV-50', 'eGift Voucher - $50', 'amgiftcard', 5000]

export const longCart = Array.from({ length: 24 }, (_, at) => ({
  product: [`LONG-SKU-NUMBER-${String(at).padStart(3, '0')}-XL`, `Sample ${at + 1}`, 'simple', 1000] as const,
  count: 1,
}))
