package illness

import (
	"math"

	"doudi/model"
	"doudi/model/random"
)

// Kinds are the kinds of care that bills have.
func Kinds() []model.Kind { return []model.Kind{model.Inpatient, model.OutpatientChronic} }

// hit is one bill to be: whose, its key, and why.
type hit struct {
	key       random.Key
	household int32 // of the block
	person    int32 // position in the block
	disease   uint16
	kind      model.Kind
}

// bill draws what a bill is.
func (r *Rates) bill(h *hit) model.Bill {
	level, place := r.where(h)
	c := &r.care[level]
	mu, sigma, excluded, days := c.mu, c.sigma, c.excluded, c.days
	claimed := r.claimed[place]
	if h.disease > 0 {
		mu = c.special + r.special[h.disease-1].cost
	}
	if h.kind == model.OutpatientChronic {
		mu, sigma, excluded, days, claimed = r.chronicMu, r.chronicSigma, r.chronicExcluded, 0, r.claimedCh
	}
	total := r.cost(h.kind, h.key.For(random.ForCost).Uniform(), mu, sigma)
	// What is outside the scope is even over [0, twice its mean]: bounded, and no bill is all outside.
	share := 1 - 2*excluded*h.key.For(random.ForScope).Uniform()
	return model.Bill{
		Total: total, Eligible: model.Fen(float64(total) * share), Household: h.household, Person: h.person, LostDays: float32(days), Disease: h.disease,
		Month: uint8(1 + h.key.For(random.ForMonth).Bits()>>32*12>>32), Kind: h.kind, Level: level, Place: place,
		Referred: level >= model.City && h.key.For(random.ForReferral).Bits() < r.referred,
		Claimed:  h.key.For(random.ForClaim).Bits() < claimed,
	}
}

// where draws the level and place of a bill.
func (r *Rates) where(h *hit) (model.Level, model.Place) {
	x := h.key.For(random.ForLevel).Bits()
	level := model.Province
	switch {
	case h.disease > 0 && h.key.For(random.ForSevere).Bits() < r.special[h.disease-1].severe:
		if x < r.severeCity { // all of [0, 1) is split here, as severe cases go to no lower level
			level = model.City
		}
	case h.kind == model.OutpatientChronic, x < r.level[0]:
		level = model.Township
		if h.kind == model.OutpatientChronic || h.disease > 0 { // certified care and specially treated diseases are of the county hospital at least
			level = model.County
		}
	case x < r.level[1]:
		level = model.County
	case x < r.level[2]:
		level = model.City
	}
	p := h.key.For(random.ForPlace).Bits()
	switch {
	case level == model.Province && p < r.out:
		return level, model.OutOfProvince
	case level == model.Province:
		return level, model.InProvince
	case level == model.City && p < r.away:
		return level, model.InProvince
	case level == model.City:
		return level, model.InArea
	case p < r.elsewhere && h.kind != model.OutpatientChronic:
		return level, model.InArea
	}
	return level, model.InCounty
}

// cost is the total of a bill by its uniform number: lognormal, and for admissions above the tail's quantile Pareto.
func (r *Rates) cost(kind model.Kind, u, mu, sigma float64) model.Fen {
	var cost float64
	if u > r.tailAbove && kind == model.Inpatient {
		cost = math.Exp(float64(sigma*r.tailZ)+mu) * math.Pow((1-u)/(1-r.tailAbove), -1/r.tailIndex)
	} else {
		cost = math.Exp(float64(sigma*random.NormInv(u)) + mu)
	}
	return max(min(model.FenOf(cost), maxBill), 100)
}

// maxBill is ten million yuan: the tail has no end, a hospital's bill has.
const maxBill = model.Fen(1_000_000_000)
