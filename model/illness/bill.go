package illness

import (
	"math"

	"doudi/model"
	"doudi/model/random"
)

// Kinds are the kinds of care that bills have.
func Kinds() []model.Kind { return []model.Kind{model.Inpatient, model.OutpatientChronic} }

// What a bill is takes three hashes of its own key. That of its cost is a number by itself (random.Tables.Normal). The other
// two hold several numbers, each in bits of its own:
//
//	where  level 24 bits, place 20, referral 20; admissions alone have it
//	rest   share outside the scope 24 bits, claiming 24, month 16
//
// So a probability is met to 6e-8, those of place and referral to 1e-6, and a month's 1/12 to 1e-5.

// whereOf cuts a key's bits into the numbers for level, place and referral, each at the top of a word, as thresholds are.
func whereOf(k random.Key) (level, place, referral uint64) {
	x := k.Bits()
	return x >> 40 << 40, x << 24 >> 44 << 44, x << 44
}

// restOf cuts a key's bits into the share outside the scope, in (0, 1), the number for claiming, at the top of a word, and the
// month, 1…12.
func restOf(k random.Key) (scope float64, claim uint64, month uint8) {
	x := k.Bits()
	return (float64(x>>40) + 0.5) * 0x1p-24, x << 24 >> 40 << 40, uint8(1 + x&0xffff*12>>16)
}

// bill draws what a bill is, of a person off the register (0) or on it (1), into its place: a copy of what was just written field by
// field waits for all of it.
func (r *Rates) bill(b *model.Bill, h *hit, register int) {
	c, claimed, level, place, referred := &r.chronic, r.claimedCh, model.County, model.InCounty, false // certified care is of the county hospital
	if h.line > 0 {
		c = &r.lines[h.line-1].care
	}
	mu := c.mu
	if h.kind == model.Inpatient {
		level, place, referred = r.where(h, register)
		c, claimed = &r.care[level], r.claimed[place]
		mu = c.mu
		if h.disease > 0 {
			mu = c.special + r.special[h.disease-1].cost
		}
	}
	scope, claim, month := restOf(h.key.For(random.ForRest))
	// What is outside the scope is even over [0, twice its mean]: bounded, and no bill is all outside.
	share := 1 - float64(2*c.excluded*scope)
	total := r.cost(h.kind, h.key.For(random.ForCost), mu, c.sigma)
	b.Total, b.Eligible, b.LostDays = total, model.Fen(float64(total)*share), float32(c.days)
	b.Household, b.Person, b.Disease, b.Kind = h.household, h.person, h.disease, h.kind
	b.Level, b.Place, b.Referred = level, place, referred
	b.Claimed, b.Month = claim < claimed, month
}

// where draws the level and place of an admission, and whether the patient was referred there.
func (r *Rates) where(h *hit, register int) (model.Level, model.Place, bool) {
	x, p, referral := whereOf(h.key.For(random.ForWhere))
	// The lowest level whose bound is above x. Counted, as bills would mispredict a choice of one of four.
	of := &r.level[register]
	level := model.Level(atLeast(x, of[0]) + atLeast(x, of[1]) + atLeast(x, of[2]))
	if h.disease > 0 { // specially treated diseases are of the county hospital at least
		level = max(level, model.County)
		if h.key.For(random.ForSevere).Bits() < r.special[h.disease-1].severe[register] {
			level = model.Province
			if x < r.severeCity { // all of [0, 1) is split here, as severe cases go to no lower level
				level = model.City
			}
		}
	}
	referred := level >= model.City && referral < r.referred
	// One of two places by level: counted too.
	at := [4]uint8{uint8(model.InCounty), uint8(model.InCounty), uint8(model.InArea), uint8(model.InProvince)}[level&3] + 1 - atLeast(p, r.farther[level&3])
	return level, model.Place(at), referred
}

// atLeast is 1 where a number is not below a bound, else 0.
func atLeast(x, bound uint64) uint8 {
	if x < bound {
		return 0
	}
	return 1
}

// cost is the total of a bill by the key of its cost: lognormal, and for admissions above the tail's quantile Pareto. The key's half
// is how far it is from the end of its side: on the upper one, where the first bit is set, that of the tail.
func (r *Rates) cost(kind model.Kind, key random.Key, mu, sigma float64) model.Fen {
	x := float64(sigma*r.tables.Normal(key)) + mu
	// First what hardly ever holds: the side of the tail alone is a toss of a coin, to be mispredicted.
	if above, tail := key.Half(), 1-r.tailAbove; above < tail && key>>63 == 1 && kind == model.Inpatient {
		x = float64(sigma*r.tailZ) + mu - math.Log(above/tail)/r.tailIndex
	}
	return model.Fen(min(max(r.tables.Exp(x)*100+0.5, minBill), maxBill)) // half up, as it is positive
}

// A bill is of a yuan at least, and at most of ten million: the tail has no end, a hospital's bill has. In fen.
const minBill, maxBill = 1_00, 10_000_000_00
