// Runs before Material's scripts: keeps its search worker in sight, and tells when the index is in it.
{
  const Real = self.Worker;
  self.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      self.searched = this;
      this.addEventListener("message", ({ data }) => (self.ready ||= data.type === 1));
    }
  };
}
