// Every browser we run in has Temporal, Node 24 does not: there the same tests run over the polyfill.
import 'temporal-polyfill/global'
