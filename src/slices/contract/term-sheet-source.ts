export { type Sourced, offsetOf, placesIn, readSource } from '../../notation/source.ts';
