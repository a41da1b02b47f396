package random

import "hash/fnv"

// Key identifies one draw or one family of draws. Keys are made by naming what the draw is for, never by the order of
// calls: seed, draw, replicate, year, household, person, purpose, ordinal.
type Key uint64

// phi is 2⁶⁴ divided by the golden ratio, the odd step of SplitMix64.
const phi = 0x9e3779b97f4a7c15

// Root is the key of a run.
func Root(seed uint64) Key { return Key(mix(seed + phi)) }

// With is the key of one member of a family.
func (k Key) With(word uint64) Key { return Key(mix(uint64(k) + phi*(word+1))) }

// Word is the word of a name (FNV-1a), for a key of what is known by it and not by its place in a list.
func Word(name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	return h.Sum64()
}

// mix is the finaliser of SplitMix64 (Stafford's variant 13): a bijection of 64-bit words that passes the usual
// batteries when fed with a counter.
func mix(z uint64) uint64 {
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// Uniform is the key's number in the open interval (0, 1), with 52 bits.
func (k Key) Uniform() float64 { return (float64(uint64(k)>>12) + 0.5) * 0x1p-52 }

// Bits is the key's 64 random bits.
func (k Key) Bits() uint64 { return uint64(k) }

// Halves are the key's bits as two numbers of 32 bits that know nothing of each other, so that one hash serves two draws.
func (k Key) Halves() (low, high uint32) { return uint32(k), uint32(k >> 32) }
