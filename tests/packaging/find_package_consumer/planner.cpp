// One person, one host, one company: a plan by the installed planner.
#include <quotalaw/placement/files.hpp>
#include <quotalaw/placement/planning.hpp>

#include <utility>

int main() {
  using namespace quotalaw;
  placement::problem p;
  p.how.year = {2027};
  p.people.emplace_back();
  p.people[0].id = "P";
  p.people[0].where = placement::point{18'783'000, 100'779'000};
  p.hosts.emplace_back();
  p.hosts[0].id = "H";
  p.hosts[0].at = p.people[0].where;
  p.hosts[0].seats = 1;
  p.hosts[0].tasks.push_back({"general", 1, "", 0, placement::any_disability});
  p.companies.emplace_back();
  p.companies[0].id = "C";
  p.companies[0].employees = heads{100};
  p.companies[0].wanted = heads{1};
  placement::read_law(p);
  placement::planning const done{std::move(p)};
  return done.result().placements.size() == 1 && done.result().proof.proven() ? 0 : 1;
}
