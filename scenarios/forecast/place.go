package forecast

import (
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/message"
)

// locality is what the profile's place is to the catalogue.
type locality struct {
	uncarried   []string // conditions that the catalogue names and nobody has
	fewCounties bool     // whose admissions differ by more than those of many; false where the profile states its own
}

// findPlace holds the catalogue to the profile's place. A condition that the catalogue names and the profile does not is for check and the
// page to say: a mistyped one is a name like any other, and what the catalogue says of it would change nothing without a word.
func (p *Plan) findPlace() {
	p.fewCounties = !p.profile.Locality.Admissions.Stated() && p.illness.Locality.County.Few(p.profile.Persons())
	for _, name := range p.illness.Conditions() {
		if !slices.Contains(p.profile.Conditions, name) {
			p.uncarried = append(p.uncarried, name)
		}
	}
	if p.uncarried != nil {
		p.Doubts.Warnf(p.Study.IllnessAt, "nobody in the profile `%s` carries %s, which the catalogue `%s` names", p.profile.ID, strings.Join(p.uncarried, ", "), p.illness.ID).
			Because("what the catalogue says of a condition that nobody carries changes no figure").
			Instead("nothing, if that is meant; else one of the profile's conditions: %s", strings.Join(p.profile.Conditions, ", "))
	}
}

// placeCautions say of the profile's place what the catalogue does not know of it.
func (p *Plan) placeCautions() []model.Title {
	var out []model.Title
	if len(p.uncarried) > 0 {
		out = append(out, model.TitleOf(message.Say("The catalogue of illness names conditions that nobody in the profile carries (%s): what it says of them changes no figure here.", strings.Join(p.uncarried, ", "))))
	}
	if p.fewCounties {
		out = append(out, model.TitleOf(message.Say("So few people are taken for those of a county or a few: admission rates of counties differ by more than those of areas of many counties, which makes the intervals here wider. If the place's own rate is known, state it in the profile (`locality.admissions`).")))
	}
	return out
}
