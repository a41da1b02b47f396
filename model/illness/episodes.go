package illness

import "doudi/model"

// Episodes are a block's bills of one year, in columns, by person and then by month. What is not claimed is a bill too:
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

func (e *Episodes) clear() {
	e.Person, e.Month, e.Kind, e.Level = e.Person[:0], e.Month[:0], e.Kind[:0], e.Level[:0]
	e.Place, e.Referred, e.Disease = e.Place[:0], e.Referred[:0], e.Disease[:0]
	e.Total, e.Eligible, e.Claimed, e.LostDays = e.Total[:0], e.Eligible[:0], e.Claimed[:0], e.LostDays[:0]
}

// Kinds are the kinds of care that episodes have.
func Kinds() []model.Kind { return []model.Kind{model.Inpatient, model.OutpatientChronic} }
