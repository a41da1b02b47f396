package illness

import "doudi/model"

// Episodes are a block's bills of one year, in columns, by person. What is not claimed is a bill too:
// the family pays all of it.
type Episodes struct {
	Person   []int32 // in the block
	Month    []uint8 // 1…12, of discharge
	Kind     []model.Kind
	Level    []model.Level
	Place    []model.Place
	Referred []bool
	Disease  []uint16 // index in Catalogue.Diseases
	Total    []model.Fen
	Eligible []model.Fen
	Claimed  []bool
	LostDays []float32 // of work, the patient's or a carer's
}

// Len is the number of bills.
func (e *Episodes) Len() int { return len(e.Person) }

// resize makes room for n bills; what they were is left in place to be overwritten.
func (e *Episodes) resize(n int) {
	e.Person, e.Month, e.Kind, e.Level, e.Place = grow(e.Person, n), grow(e.Month, n), grow(e.Kind, n), grow(e.Level, n), grow(e.Place, n)
	e.Referred, e.Disease, e.Claimed, e.LostDays = grow(e.Referred, n), grow(e.Disease, n), grow(e.Claimed, n), grow(e.LostDays, n)
	e.Total, e.Eligible = grow(e.Total, n), grow(e.Eligible, n)
}

// Kinds are the kinds of care that episodes have.
func Kinds() []model.Kind { return []model.Kind{model.Inpatient, model.OutpatientChronic} }
