package rules

import (
	"fmt"
	"strconv"
	"time"
)

// Month is a calendar month, counted from January of year 0. A policy is in force by the month; the month of discharge
// decides which edition settles a bill.
type Month int

// Always is before any date a file can state.
const Always Month = 0

// Never is after any date a file can state.
const Never Month = 12 * 10000

// MonthOf returns a month of a year, month from 1 to 12.
func MonthOf(year, month int) Month { return Month(12*year + month - 1) }

// Year is the calendar year of the month.
func (m Month) Year() int { return int(m) / 12 }

// String writes the first day of the month as dates are written in policy files.
func (m Month) String() string { return fmt.Sprintf("%04d-%02d-01", int(m)/12, int(m)%12+1) }

// ParseMonth reads 2018, 2018-04 or 2018-04-01.
func ParseMonth(text string) (m Month, day int, ok bool) {
	whole := func(s string, lo, hi int) int {
		n, err := strconv.Atoi(s)
		if err != nil || n < lo || n > hi {
			return 0
		}
		return n
	}
	year, month := 0, 1
	day = 1
	switch len(text) {
	case 10:
		if text[7] != '-' {
			return 0, 0, false
		}
		day = whole(text[8:], 1, 31)
		fallthrough
	case 7:
		if text[4] != '-' {
			return 0, 0, false
		}
		month = whole(text[5:7], 1, 12)
		fallthrough
	case 4:
		year = whole(text[:4], 1, 9999)
	}
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return MonthOf(year, month), day, year > 0 && month > 0 && 0 < day && day <= last
}

// InBenefitYear is a month, 1…12, of the benefit year that begins in a calendar year: months before its start belong to the
// next one.
func (p *Policy) InBenefitYear(year, month int) Month {
	if month < p.YearStarts {
		year++
	}
	return MonthOf(year, month)
}

// BenefitYear is the calendar year in which the benefit year of a month begins, and the month's number, 1…12.
func (p *Policy) BenefitYear(m Month) (year, month int) {
	year, month = m.Year(), int(m)%12+1
	if month < p.YearStarts {
		year--
	}
	return year, month
}
