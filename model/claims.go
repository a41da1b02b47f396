package model

// Patient is what settlement knows of a person who has a bill.
type Patient struct {
	Household int32 // row in Claims.Households
	Age       uint8 // completed years
	Sex       Sex
	Category  uint8 // index in Claims.Categories
	Insured   bool  // enrolled in resident insurance this year, as the first policy has it
}

// Payer is what settlement knows of a household with a patient in it.
type Payer struct {
	Size   uint8
	Income Fen // disposable income of the household, a year
}

// Bill is one sampled bill of a block's year, as a record of 40 bytes: bills are moved about whole, and columns are made of
// them where they are computed with. One that is not claimed is a bill too: the family pays all of it.
type Bill struct {
	Total, Eligible Fen
	Household       int32   // of the block
	Person          int32   // position in the block
	LostDays        float32 // of work, the patient's or a carer's
	Disease         uint16
	Month           uint8 // 1…12, of discharge
	Kind            Kind
	Level           Level
	Place           Place
	Referred        bool
	Claimed         bool
}

// Claims is the bills of one year for a block of households, in columns, laid out in waves: patients are numbered by
// falling count of bills, and wave k holds the k-th bill, in order of month, of patients 0…n₍k₎−1. So wave k is rows
// Waves[k]…Waves[k+1], and its j-th row belongs to patient j.
type Claims struct {
	Year  int
	Waves []int32 // first row of each wave, one more at the end

	// One entry a bill.
	Patient  []int32 // row in Patients; the position within the wave
	Month    []uint8 // 1…12
	Kind     []Kind
	Level    []Level
	Place    []Place
	Referred []bool
	Disease  []uint16 // index in Diseases
	Total    []Fen
	Eligible []Fen // 政策范围内费用, 0 ≤ Eligible ≤ Total

	Patients   []Patient
	Households []Payer
	Applied    []Application // of the benefits with a take-up
	Enrolled   [][]bool      // who is insured under policies at whose contribution others enrol, by row in Patients; rules.Rules say which of them

	Spells [][]Spell // of insurance, by row in Patients: those under the first policy, and under each of Enrolled behind it; nil where the years before are not known

	Categories []string // category words, as policies spell them
	Otherwise  []string // by entry of Categories: the word for it in a policy that does not understand it; "" where there is none
	Diseases   []string // the catalogue's disease words
}

// Settled is what the policies paid for one Claims: amounts in fen, each stream the payments of one benefit of one policy or
// of several that pay alike.
type Settled struct {
	Paid          [][]Fen // by stream, by bill
	PaidEligible  [][]Fen // by a stream for each policy or for several that agree, by bill: what funds paid of the eligible cost
	PaidPerson    [][]Fen // by stream, by patient: period-end payments for a person
	PaidHousehold [][]Fen // by stream, by household: period-end payments for a household
}
