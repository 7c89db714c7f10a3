import fc from 'fast-check'

// One seed repeats a whole run: the order of the tests, and what their properties try.
const seed = Number(process.env.TEST_SEED)
if (Number.isInteger(seed)) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
