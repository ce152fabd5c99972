export default function Page() { return <h1>License Manager</h1>; }
