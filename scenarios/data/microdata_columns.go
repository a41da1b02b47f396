package data

import "doudi/model/message"

// microColumns are those of the files of households one by one, which a run has where it is asked for them.
func microColumns() []column {
	household, year := message.Say("name of the household: its stratum and its number in it; the same in all runs of a seed"), message.Say("calendar year; everything is of the first replicate of the first draw")
	var out []column
	for _, file := range []string{personsCSV, personsParquet} {
		for _, c := range []struct {
			name  string
			means message.Message
		}{
			{"household", household}, {"person", message.Say("the member's place in the household, from 1; the same in all years")}, {"year", year},
			{"weight", message.Say("households of the whole that this one stands for")}, {"stratum", message.Say("stratum of the profile")},
			{"status", message.Say("where the household stands in the year")}, {"category", message.Say("category of the household in the year")},
			{"decile", message.Say("tenth by income at the outset, 1 = poorest")}, {"size", message.Say("members in the year")},
			{"income", message.Say("disposable income of the household and year, yuan, as if nobody fell ill")}, {"consumption", message.Say("consumption of the household and year, yuan")},
			{"line", message.Say("poverty line of all members, yuan")}, {"outside", message.Say("health spending of the household outside bills, yuan")},
			{"age", message.Say("completed years")}, {"sex", message.Say("male or female")}, {"insured", message.Say("1 = enrolled in resident insurance")},
			{"admissions", message.Say("admissions in the year")}, {"chronic_bills", message.Say("chronic outpatient bills in the year")},
			{"cost", message.Say("what all the person's bills cost, yuan")}, {"eligible", message.Say("of it within the scope, yuan")}, {"unclaimed", message.Say("cost of bills that were never claimed, yuan")},
		} {
			out = append(out, column{file, c.name, c.means})
		}
	}
	scenario := message.Say("id of the scenario; the first is the baseline")
	for _, file := range []string{paymentsCSV, paymentsParquet} {
		out = append(out, column{file, "household", household}, column{file, "person", message.Say("whom it was paid to; 0 = the household, at a period's end")}, column{file, "year", year},
			column{file, "scenario", scenario}, column{file, "benefit", message.Say("benefit that paid")}, column{file, "paid", message.Say("yuan in the year; what is paid at enrolment is not here")})
	}
	for _, file := range []string{burdensCSV, burdensParquet} {
		out = append(out, column{file, "household", household}, column{file, "year", year}, column{file, "scenario", scenario},
			column{file, "oop", message.Say("what the household pays out of pocket in the year, outside bills too, yuan")}, column{file, "cash", message.Say("benefits in cash, yuan, which are not taken off it")})
		for _, id := range []string{"che10", "che25", "che40", "poverty_d1", "poverty_d2"} {
			out = append(out, column{file, id, message.Say("1 = the measure of this name counts the household in the year")})
		}
	}
	return out
}
