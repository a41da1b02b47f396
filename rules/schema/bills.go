package schema

// Bills is a year of bills; facts of the policy may stand beside the known keys.
type Bills struct {
	Policy    string         `json:"policy,omitempty"`
	Name      string         `json:"name,omitempty"`
	Note      string         `json:"note,omitempty"`
	Year      int            `json:"year"`
	Person    map[string]Any `json:"person,omitempty" jsonschema_description:"{age, sex, category, insured, before} 和个人的 facts"`
	Persons   []Any          `json:"persons,omitempty" jsonschema_description:"几个人，各有 id (several, with an id each)"`
	Household map[string]Any `json:"household,omitempty" jsonschema_description:"{size, income} 和家庭的 facts"`
	Before    map[string]Any `json:"before,omitempty" jsonschema_description:"年内此前已有的 (what the year already holds)"`
	Claims    []Any          `json:"claims" jsonschema:"minItems=1" jsonschema_description:"账单 {id, person, month, kind, level, place, in_county, referred, disease, total, eligible}"`
}

// Examples is an examples file.
type Examples struct {
	Policy   string    `json:"policy,omitempty"`
	Title    Title     `json:"title,omitempty"`
	Sources  Any       `json:"sources,omitempty"`
	Note     string    `json:"note,omitempty"`
	Examples []Example `json:"examples" jsonschema:"minItems=1"`
}

// Example is one worked example.
type Example struct {
	Name      string                    `json:"name"`
	Year      int                       `json:"year"`
	Person    map[string]Any            `json:"person,omitempty"`
	Persons   []Any                     `json:"persons,omitempty"`
	Household map[string]Any            `json:"household,omitempty"`
	Before    map[string]Any            `json:"before,omitempty"`
	Claims    []Any                     `json:"claims"`
	Readings  map[string]string         `json:"readings,omitempty" jsonschema_description:"换一种读法 (another option where the text is ambiguous)"`
	Expect    map[string]map[string]Any `json:"expect" jsonschema_description:"{c1: {basic: 3960.00, oop: 580.00}, year: {…}}；只比较写出来的 (only what is stated is compared)"`
	Tolerance float64                   `json:"tolerance,omitempty" jsonschema_description:"元"`
	Worked    string                    `json:"worked,omitempty" jsonschema_description:"手算过程 (the arithmetic by hand)"`
	Source    Any                       `json:"source,omitempty"`
	Note      string                    `json:"note,omitempty"`
}
